-- Who is who: what is known of accounts and addresses, what was merged by hand, and what follows from all of it.

-- The address a tool knows an account by, as a keyed hash; only a verified one says who somebody is.
CREATE TABLE tablee.addresses
(
    account UUID,
    address UUID,
    verified Bool,
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY account
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Somebody said that one person or account is another; the reason is sealed, since people give reasons with names.
CREATE TABLE tablee.merges
(
    merged UUID,
    person UUID,
    sealed String,
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY merged
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Keyed hashes of a person's addresses; the addresses themselves are sealed.
ALTER TABLE tablee.directory ADD COLUMN IF NOT EXISTS addresses Array(UUID) AFTER sealed;

-- Derived: the person behind every account or person that is not a person of its own, and why.
CREATE TABLE tablee.links
(
    account UUID,
    person UUID,
    basis LowCardinality(String),
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY account
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Derived: the community a tool's channel belongs to.
CREATE TABLE tablee.channels
(
    channel String,
    community String,
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY channel
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- From which facts links and channels were derived last, and up to which version of theirs days were marked as touched.
CREATE TABLE tablee.derivations
(
    name LowCardinality(String),
    facts UInt64,
    links UInt64,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY name
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- A day is out of date when it was touched; the hash of all accounts and channels said so of every day at once.
ALTER TABLE tablee.rolled_days DROP COLUMN IF EXISTS registry;

-- Derived: things that were taken back or moved, as the source they came from tells.
CREATE TABLE tablee.corrections
(
    object UUID,
    source LowCardinality(String),
    verb LowCardinality(String),
    key UUID,
    day Date,
    time DateTime64(3, 'UTC'),
    community String
)
ENGINE = ReplacingMergeTree
ORDER BY (object, source, verb, key)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- People as an identity provider describes them (SCIM): the whole resource sealed, what it is found by hashed.
CREATE TABLE tablee.provisioned
(
    person UUID,
    user_name UUID,
    external_id UUID,
    sealed String,
    created DateTime64(3, 'UTC'),
    modified DateTime64(3, 'UTC'),
    removed Bool,
    version UInt64
)
ENGINE = ReplacingMergeTree(version)
ORDER BY person
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
