/* The yardstick: igraph's C library on the same columns, one line of JSON per operation.
 * gcc -O3 -march=native anchor-igraph.c -o anchor $(pkg-config --cflags --libs igraph) -lm
 * usage: anchor FOLDER SIZE
 */
#include <igraph.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static const char *folder, *size;

static double now(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void *read_column(const char *name, long *bytes) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.%s", folder, size, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL) exit(2);
  fseek(file, 0, SEEK_END);
  *bytes = ftell(file);
  rewind(file);
  void *column = malloc(*bytes);
  if (fread(column, 1, *bytes, file) != (size_t)*bytes) exit(2);
  fclose(file);
  return column;
}

static void write_result(const char *operation, const igraph_vector_t *values) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.%s.igraph.result", folder, size, operation);
  FILE *file = fopen(path, "wb");
  fwrite(VECTOR(*values), sizeof(double), igraph_vector_size(values), file);
  fclose(file);
}

static void say(const char *operation, const double *wall, const double *cpu, int times, double value) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"operation\":\"%s\",\"wall\":[", operation);
  for (int i = 0; i < times; i++) printf("%s%.3f", i ? "," : "", wall[i]);
  printf("],\"cpu\":[");
  for (int i = 0; i < times; i++) printf("%s%.3f", i ? "," : "", cpu[i]);
  printf("],\"peak\":%.1f", usage.ru_maxrss / 1024.0);
  if (!isnan(value)) printf(",\"value\":%.9g", value);
  printf("}\n");
  fflush(stdout);
}

/* As measurement.ts: until 1.5 s have gone by, 3 to 9 times; once when it takes longer than 20 s. */
#define MEASURE(operation, value, statement)                          \
  {                                                                   \
    double wall[9], cpu[9], spent = 0;                                \
    int times = 0;                                                    \
    while (times < 9 && spent <= (times >= 3 ? 1500 : 20000)) {       \
      double start = now(CLOCK_MONOTONIC);                            \
      double used = now(CLOCK_PROCESS_CPUTIME_ID);                    \
      statement;                                                      \
      wall[times] = now(CLOCK_MONOTONIC) - start;                     \
      cpu[times] = now(CLOCK_PROCESS_CPUTIME_ID) - used;              \
      spent += wall[times++];                                         \
    }                                                                 \
    say(operation, wall, cpu, times, value);                          \
  }

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  folder = argv[1];
  size = argv[2];
  long bytes;
  int32_t *from = read_column("from", &bytes);
  long ties = bytes / 4;
  int32_t *to = read_column("to", &bytes);
  float *weight = read_column("weight", &bytes);
  int32_t *pivot = read_column("pivots", &bytes);
  long pivot_count = bytes / 4;
  int32_t people = 0;
  for (long e = 0; e < ties; e++) {
    if (from[e] >= people) people = from[e] + 1;
    if (to[e] >= people) people = to[e] + 1;
  }

  igraph_t graph;
  igraph_vector_int_t ends, members, pivots;
  igraph_vector_t weights, result;
  igraph_integer_t count;
  igraph_real_t quality;
  igraph_vector_init(&weights, ties);
  igraph_vector_init(&result, 0);
  igraph_vector_int_init(&members, 0);
  igraph_vector_int_init(&pivots, pivot_count);
  igraph_vector_int_init(&ends, 2 * ties);
  for (long i = 0; i < pivot_count; i++) VECTOR(pivots)[i] = pivot[i];
  for (long e = 0; e < ties; e++) {
    VECTOR(weights)[e] = weight[e];
    VECTOR(ends)[2 * e] = from[e];
    VECTOR(ends)[2 * e + 1] = to[e];
  }
  igraph_create(&graph, &ends, people, IGRAPH_DIRECTED);
  MEASURE("build", NAN, {
    igraph_destroy(&graph);
    igraph_create(&graph, &ends, people, IGRAPH_DIRECTED);
  });
  igraph_vector_int_destroy(&ends);

  igraph_vs_t all = igraph_vss_all();
  MEASURE("strength", NAN, igraph_strength(&graph, &result, all, IGRAPH_OUT, 1, &weights));
  MEASURE("pagerank", NAN,
          igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, &result, &quality, all, 1, 0.85, &weights, NULL));
  write_result("pagerank", &result);
  MEASURE("k-core", NAN, igraph_coreness(&graph, &members, IGRAPH_ALL));
  MEASURE("weak components", NAN, igraph_connected_components(&graph, &members, NULL, &count, IGRAPH_WEAK));
  MEASURE("strong components", NAN, igraph_connected_components(&graph, &members, NULL, &count, IGRAPH_STRONG));
  MEASURE("harmonic, 256", NAN,
          igraph_harmonic_centrality(&graph, &result, igraph_vss_vector(&pivots), IGRAPH_OUT, NULL, 0));
  MEASURE("betweenness, 256", NAN,
          igraph_betweenness_subset(&graph, &result, all, 1, igraph_vss_vector(&pivots), all, NULL));
  write_result("betweenness, 256", &result);
  MEASURE("constraint", NAN, igraph_constraint(&graph, &result, all, &weights));
  write_result("constraint", &result);

  /* Mutual ties stay parallel: how igraph sees weights added. */
  igraph_t both;
  igraph_vector_t strengths, steps;
  igraph_copy(&both, &graph);
  igraph_to_undirected(&both, IGRAPH_TO_UNDIRECTED_EACH, NULL);
  igraph_vector_init(&strengths, 0);
  igraph_vector_init(&steps, 0);
  igraph_strength(&both, &strengths, all, IGRAPH_ALL, 1, &weights);
  double total = igraph_vector_sum(&strengths);
  igraph_rng_seed(igraph_rng_default(), 7);
  MEASURE("louvain", igraph_vector_max(&steps),
          igraph_community_multilevel(&both, &weights, 1, &members, NULL, &steps));
  MEASURE("leiden", (igraph_modularity(&both, &members, &weights, 1, 0, &quality), quality),
          igraph_community_leiden(&both, &weights, &strengths, 1 / total, 0.01, 0, 2, &members, &count, &quality));
  return 0;
}
