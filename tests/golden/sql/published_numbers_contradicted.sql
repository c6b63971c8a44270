WITH
figures_measured AS (
  SELECT
    count(*) AS "published_numbers_contradicted_used",
    count(*) AS "published_numbers_contradicted_eligible",
    CAST(count(*) FILTER (WHERE (verdict = 'contradicts')) AS BIGINT) AS "published_numbers_contradicted"
  FROM "figures" AS s
)
SELECT
  coalesce(m1."published_numbers_contradicted", 0) AS "published_numbers_contradicted",
  coalesce(m1."published_numbers_contradicted_used", 0) AS "used",
  coalesce(m1."published_numbers_contradicted_eligible", 0) AS "eligible",
  coalesce(m1."published_numbers_contradicted_eligible", 0) - coalesce(m1."published_numbers_contradicted_used", 0) AS "missing"
FROM figures_measured AS m1
