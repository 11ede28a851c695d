-- What was decided about events in quarantine, and what administrators changed.

-- The newest decision about an arrival in quarantine. It names the arrival's sequence: when the same event comes
-- again, it waits again.
CREATE TABLE tablee.quarantine_decisions
(
    id UUID,
    day Date,
    seq UInt64,
    decision LowCardinality(String),
    -- Why it still cannot be read, for one that waits on.
    code LowCardinality(String),
    detail String,
    pointer String,
    -- Why it was discarded.
    reason String,
    decided_by String,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(day)
ORDER BY (day, id)
TTL day + INTERVAL 30 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1, ttl_only_drop_parts = 1;

-- Who changed what in the house: sources, keys, quarantine.
CREATE TABLE tablee.admin_actions
(
    time DateTime64(3, 'UTC'),
    actor String,
    action LowCardinality(String),
    subject String,
    detail String
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(time)
ORDER BY time
TTL toDate(time) + INTERVAL 12 MONTH
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1, ttl_only_drop_parts = 1;
