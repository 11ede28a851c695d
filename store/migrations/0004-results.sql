-- What an analysis found. Rows belong to a run; pages read the newest run that ended well.

CREATE TABLE tablee.runs
(
    run UUID,
    window_from Date,
    window_to Date,
    parameters String,
    inputs String,
    code_version String,
    started DateTime64(3, 'UTC'),
    finished DateTime64(3, 'UTC'),
    duration_ms UInt32
)
ENGINE = ReplacingMergeTree(finished)
ORDER BY run
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Measures of one person within a scope: a community, or everywhere when empty.
CREATE TABLE tablee.person_scores
(
    run UUID,
    scope LowCardinality(String),
    person UUID,
    rank UInt32,
    influence Float64,
    responders UInt32,
    departments UInt16,
    contributions UInt32,
    active_weeks UInt16,
    page_rank Float64,
    core UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (run, scope, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- One row per community and week: the state that held, the evidence, and how full the room was.
CREATE TABLE tablee.community_weeks
(
    run UUID,
    community LowCardinality(String),
    week Date,
    state LowCardinality(String),
    raw_state LowCardinality(String),
    since Date,
    members UInt32,
    took_part UInt32,
    only_read UInt32,
    contributions UInt32,
    contributors UInt32,
    viewers UInt32,
    active_weeks UInt8,
    top_share Float32,
    remedy LowCardinality(String),
    evidence String
)
ENGINE = ReplacingMergeTree
ORDER BY (run, community, week)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.shortlists
(
    run UUID,
    community LowCardinality(String),
    position UInt16,
    person UUID,
    influence Float64,
    responders UInt32,
    newly_covered UInt32,
    covered_before UInt32,
    covered_without UInt32,
    contributions UInt32,
    active_weeks UInt16,
    departments UInt16,
    rank UInt32,
    alternate Bool
)
ENGINE = ReplacingMergeTree
ORDER BY (run, community, position)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.adoption_weeks
(
    run UUID,
    week Date,
    entitled UInt32,
    entitled_basis LowCardinality(String),
    weekly_active UInt32,
    monthly_active UInt32,
    monthly_contributors UInt32,
    monthly_readers UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (run, week)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.objective_weeks
(
    run UUID,
    objective String,
    week Date,
    value Float64,
    numerator Float64,
    denominator Float64,
    attainment Float64,
    pace Float64,
    status LowCardinality(String)
)
ENGINE = ReplacingMergeTree
ORDER BY (run, objective, week)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Ties inside a community, at most a few hundred: what its network picture draws.
CREATE TABLE tablee.community_networks
(
    run UUID,
    community LowCardinality(String),
    person UUID,
    x Float32,
    y Float32,
    influence Float64,
    ties Array(UUID),
    weights Array(Float32)
)
ENGINE = ReplacingMergeTree
ORDER BY (run, community, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
