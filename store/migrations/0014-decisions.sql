-- What to do about a community, from proposal to effect. Versioned rows: the newest wins, the older ones are the history.
CREATE TABLE tablee.decisions
(
    decision UUID,
    community String,
    remedy LowCardinality(String),
    opened_on Date,
    -- What spoke for it when it was opened, and in which run.
    state LowCardinality(String),
    since Date,
    members UInt32,
    evidence String,
    run UUID,
    owner String,
    status LowCardinality(String),
    status_on Date,
    note String,
    actor String,
    changed DateTime64(3, 'UTC'),
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY decision
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- What a decision that was carried out changed in its community. Rows belong to a run.
CREATE TABLE tablee.decision_effects
(
    run UUID,
    decision UUID,
    method LowCardinality(String),
    verdict LowCardinality(String),
    reason LowCardinality(String),
    ratio Float64,
    low Float64,
    high Float64,
    p Float64,
    compared UInt16,
    people UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (run, decision)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
