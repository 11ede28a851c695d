-- Roll-ups: a pure function of interactions, registry and directory, recomputed whole for each touched day.
-- A day's new rows carry a higher version; rows that are no longer true come back with n = 0. Read FINAL, n > 0.

-- Who made which thing, so that a reply finds the author it answers.
CREATE TABLE tablee.objects
(
    object UUID,
    author UUID,
    day Date
)
ENGINE = ReplacingMergeTree
ORDER BY object
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1, index_granularity = 256;

-- Accounts that were ever marked as bots: nobody's response to them makes a tie.
CREATE TABLE tablee.bots
(
    account UUID
)
ENGINE = ReplacingMergeTree
ORDER BY account
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

CREATE TABLE tablee.daily_activity
(
    day Date,
    community LowCardinality(String),
    person UUID,
    verb LowCardinality(String),
    n UInt32,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(day)
ORDER BY (community, day, person, verb)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- from_person responded to to_person.
CREATE TABLE tablee.daily_ties
(
    day Date,
    community LowCardinality(String),
    from_person UUID,
    to_person UUID,
    reason LowCardinality(String),
    n UInt32,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(day)
ORDER BY (community, day, from_person, to_person, reason)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Everything heard from a community, bots included: which communities exist, and whether their feed is alive.
CREATE TABLE tablee.daily_feed
(
    day Date,
    community LowCardinality(String),
    source LowCardinality(String),
    name LowCardinality(String),
    events UInt32,
    bot_events UInt32,
    -- By which somebody said, read, joined or left something: where people merely sign in is no room.
    visits UInt32,
    last_time DateTime64(3, 'UTC'),
    n UInt32,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(day)
ORDER BY (community, day, source)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
