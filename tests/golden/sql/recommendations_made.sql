WITH
recommendations_measured AS (
  SELECT
    count(*) AS "recommendations_made_used",
    count(*) AS "recommendations_made_eligible",
    CAST(count(*) AS BIGINT) AS "recommendations_made"
  FROM "recommendations" AS s
)
SELECT
  coalesce(m1."recommendations_made", 0) AS "recommendations_made",
  coalesce(m1."recommendations_made_used", 0) AS "used",
  coalesce(m1."recommendations_made_eligible", 0) AS "eligible",
  coalesce(m1."recommendations_made_eligible", 0) - coalesce(m1."recommendations_made_used", 0) AS "missing"
FROM recommendations_measured AS m1
