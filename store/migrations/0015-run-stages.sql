-- How long each stage of a run took, and how much memory was seen in use at most.
ALTER TABLE tablee.runs ADD COLUMN IF NOT EXISTS stages String DEFAULT '{}';
ALTER TABLE tablee.runs ADD COLUMN IF NOT EXISTS peak_memory_mb UInt32 DEFAULT 0;

-- What growth curves say beside an objective's forecast: name, limit and value on the due date, side by side.
ALTER TABLE tablee.objective_forecasts ADD COLUMN IF NOT EXISTS curves Array(LowCardinality(String));
ALTER TABLE tablee.objective_forecasts ADD COLUMN IF NOT EXISTS curve_limits Array(Float64);
ALTER TABLE tablee.objective_forecasts ADD COLUMN IF NOT EXISTS curve_ends Array(Float64);
