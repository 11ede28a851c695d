-- What a run says of the whole organisation, one document a subject, and of each community beside its state.

CREATE TABLE tablee.run_reports
(
    run UUID,
    subject LowCardinality(String),
    content String
)
ENGINE = ReplacingMergeTree
ORDER BY (run, subject)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.community_outlooks
(
    run UUID,
    community LowCardinality(String),
    outlook String
)
ENGINE = ReplacingMergeTree
ORDER BY (run, community)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
