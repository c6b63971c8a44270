WITH
figures_measured AS (
  SELECT
    count(*) AS "published_numbers_recomputed_used",
    count(*) AS "published_numbers_recomputed_eligible",
    CAST(count(*) FILTER (WHERE (verdict IN ('matches', 'matches_after_rounding', 'contradicts'))) AS BIGINT) AS "published_numbers_recomputed"
  FROM "figures" AS s
)
SELECT
  coalesce(m1."published_numbers_recomputed", 0) AS "published_numbers_recomputed",
  coalesce(m1."published_numbers_recomputed_used", 0) AS "used",
  coalesce(m1."published_numbers_recomputed_eligible", 0) AS "eligible",
  coalesce(m1."published_numbers_recomputed_eligible", 0) - coalesce(m1."published_numbers_recomputed_used", 0) AS "missing"
FROM figures_measured AS m1
