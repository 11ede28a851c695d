-- What was told to us: interactions once, what could not be read, and the count of everything that came to the door.

CREATE TABLE tablee.interactions
(
    key UUID,
    fingerprint FixedString(16),
    source LowCardinality(String),
    day Date,
    time DateTime64(3, 'UTC'),
    received DateTime64(3, 'UTC'),
    verb LowCardinality(String),
    actor UUID,
    bot Bool,
    community LowCardinality(String),
    community_name LowCardinality(String),
    clamped Bool,
    object UUID,
    thread UUID,
    responds_to Array(UUID),
    targets Array(UUID),
    reasons Array(LowCardinality(String)),
    chars UInt32,
    lang LowCardinality(String),
    seq UInt64
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Values of business figures reported by other tools (org.tablee.measure.v1).
CREATE TABLE tablee.measures
(
    key UUID,
    objective LowCardinality(String),
    day Date,
    time DateTime64(3, 'UTC'),
    value Float64,
    source LowCardinality(String),
    seq UInt64
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (objective, day, key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.quarantine
(
    id UUID,
    day Date,
    received DateTime64(3, 'UTC'),
    source LowCardinality(String),
    origin String,
    code LowCardinality(String),
    detail String,
    pointer String,
    sealed String CODEC(ZSTD),
    seq UInt64
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, id)
TTL day + INTERVAL 30 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1, ttl_only_drop_parts = 1;

-- Running totals; the newest version of a cell wins.
CREATE TABLE tablee.ledger
(
    hour DateTime('UTC'),
    source LowCardinality(String),
    origin String,
    outcome LowCardinality(String),
    reason LowCardinality(String),
    n UInt64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(hour)
ORDER BY (hour, source, origin, outcome, reason)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Days that interactions were stored for, and up to which touch their roll-ups were computed.
CREATE TABLE tablee.touched_days
(
    day Date,
    touched UInt64
)
ENGINE = ReplacingMergeTree(touched)
ORDER BY day
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.rolled_days
(
    day Date,
    touched UInt64,
    -- Hash of the channel and account tables the day was computed with.
    registry UInt64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY day
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
