-- Where people lie in a picture is found when somebody looks at it.
ALTER TABLE tablee.community_networks DROP COLUMN IF EXISTS x, DROP COLUMN IF EXISTS y;
