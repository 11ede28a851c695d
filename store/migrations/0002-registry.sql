-- What the organisation declares. Versioned rows: the newest wins, the older ones are the history.

-- People entitled to take part. Name and address are sealed; nothing else in the house holds them.
CREATE TABLE tablee.directory
(
    person UUID,
    sealed String,
    department LowCardinality(String),
    site LowCardinality(String),
    manager UUID,
    leader Bool,
    entitled_from Date,
    entitled_to Date32,
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY person
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Which person an account belongs to; an account without a row is a person of its own.
CREATE TABLE tablee.accounts
(
    account UUID,
    person UUID,
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY account
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.communities
(
    community String,
    name String,
    kind LowCardinality(String),
    hosts Array(UUID),
    opened_on Date,
    closed_on Date32,
    themes Array(String),
    channels Array(String),
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY community
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.objectives
(
    objective String,
    title String,
    theme String,
    measure LowCardinality(String),
    baseline Float64,
    target Float64,
    starts_on Date,
    due_on Date,
    owner String,
    communities Array(String),
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY objective
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.campaigns
(
    campaign String,
    title String,
    from_day Date,
    to_day Date,
    communities Array(String),
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY campaign
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.gatherings
(
    gathering String,
    title String,
    day Date,
    communities Array(String),
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY gathering
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Who was shown a name, and where.
CREATE TABLE tablee.reveals
(
    time DateTime64(3, 'UTC'),
    role LowCardinality(String),
    viewer String,
    page LowCardinality(String),
    community String,
    people UInt32
)
ENGINE = MergeTree
PARTITION BY toYYYYMM(time)
ORDER BY time
TTL toDate(time) + INTERVAL 12 MONTH
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1, ttl_only_drop_parts = 1;
