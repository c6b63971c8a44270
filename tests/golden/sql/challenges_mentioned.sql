WITH
challenges_measured AS (
  SELECT
    count(*) AS "challenges_mentioned_used",
    count(*) AS "challenges_mentioned_eligible",
    CAST(count(*) AS BIGINT) AS "challenges_mentioned"
  FROM "challenges" AS s
)
SELECT
  coalesce(m1."challenges_mentioned", 0) AS "challenges_mentioned",
  coalesce(m1."challenges_mentioned_used", 0) AS "used",
  coalesce(m1."challenges_mentioned_eligible", 0) AS "eligible",
  coalesce(m1."challenges_mentioned_eligible", 0) - coalesce(m1."challenges_mentioned_used", 0) AS "missing"
FROM challenges_measured AS m1
