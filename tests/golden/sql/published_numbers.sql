WITH
figures_measured AS (
  SELECT
    count(*) AS "published_numbers_used",
    count(*) AS "published_numbers_eligible",
    CAST(count(*) AS BIGINT) AS "published_numbers"
  FROM "figures" AS s
)
SELECT
  coalesce(m1."published_numbers", 0) AS "published_numbers",
  coalesce(m1."published_numbers_used", 0) AS "used",
  coalesce(m1."published_numbers_eligible", 0) AS "eligible",
  coalesce(m1."published_numbers_eligible", 0) - coalesce(m1."published_numbers_used", 0) AS "missing"
FROM figures_measured AS m1
