-- How sure influence is, which roles people play in the network, and what a wider spread of a shortlist costs.

ALTER TABLE tablee.person_scores
    ADD COLUMN heard_responders UInt32,
    ADD COLUMN median_rank UInt32,
    ADD COLUMN rank_low UInt32,
    ADD COLUMN rank_high UInt32,
    ADD COLUMN top_chance Float64,
    ADD COLUMN flag LowCardinality(String),
    ADD COLUMN newcomer_share Float64,
    ADD COLUMN team_share Float64;

-- What a person is to the network as a whole; never a ranking.
CREATE TABLE tablee.person_roles
(
    run UUID,
    person UUID,
    roles Array(LowCardinality(String)),
    persona LowCardinality(String),
    evidence String
)
ENGINE = ReplacingMergeTree
ORDER BY (run, person)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- The same community may have several lists, by how many may come from one department; 0 is the usual one.
ALTER TABLE tablee.shortlists
    ADD COLUMN cap UInt16,
    MODIFY ORDER BY (run, community, position, cap);

-- What each of these lists reaches, and how good it is at least.
CREATE TABLE tablee.shortlist_choices
(
    run UUID,
    community LowCardinality(String),
    cap UInt16,
    most_per_department UInt16,
    places UInt16,
    proposed UInt16,
    departments UInt16,
    reached UInt32,
    expected Float64,
    share_of_best Float64,
    people UInt32,
    min_responders UInt16,
    word_of_mouth Float64
)
ENGINE = ReplacingMergeTree
ORDER BY (run, community, cap)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
