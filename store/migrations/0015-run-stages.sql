-- How long each stage of a run took, and how much memory was seen in use at most.
ALTER TABLE tablee.runs ADD COLUMN IF NOT EXISTS stages String DEFAULT '{}';
ALTER TABLE tablee.runs ADD COLUMN IF NOT EXISTS peak_memory_mb UInt32 DEFAULT 0;
