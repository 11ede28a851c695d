-- Where objectives are heading, and what campaigns and gatherings changed. Rows belong to a run.

-- One row per objective with enough history: the simulated futures, week by week after the run's window.
CREATE TABLE tablee.objective_forecasts
(
    run UUID,
    objective String,
    probability Float64,
    weeks_left UInt16,
    history_weeks UInt16,
    needed_gain Float64,
    best_gain Float64,
    lows Array(Float64),
    middles Array(Float64),
    highs Array(Float64)
)
ENGINE = ReplacingMergeTree
ORDER BY (run, objective)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Contributors a week in the communities touched against the others, as ratios; 1 changes nothing.
CREATE TABLE tablee.campaign_effects
(
    run UUID,
    campaign String,
    method LowCardinality(String),
    verdict LowCardinality(String),
    reason LowCardinality(String),
    ratio Float64,
    low Float64,
    high Float64,
    p Float64,
    touched UInt16,
    compared UInt16,
    people UInt32,
    weeks Array(Int16),
    ratios Array(Float64)
)
ENGINE = ReplacingMergeTree
ORDER BY (run, campaign)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;

-- Pairs who met and had no tie: how many had one four weeks later, against pairs like them who did not meet.
CREATE TABLE tablee.gathering_effects
(
    run UUID,
    gathering String,
    verdict LowCardinality(String),
    reason LowCardinality(String),
    met UInt32,
    pairs UInt32,
    new_ties UInt32,
    expected Float64,
    p Float64,
    lasting_known Bool,
    lasting UInt32
)
ENGINE = ReplacingMergeTree
ORDER BY (run, gathering)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1;
