WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_usd" IS NOT NULL) AS "budget_median_usd_used",
    count(*) AS "budget_median_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_usd" IS NOT NULL) > 0 THEN CAST(median(CAST(budget_usd AS DECIMAL(24, 6))) FILTER (WHERE s."budget_usd" IS NOT NULL) AS DECIMAL(24, 6)) END AS "budget_median_usd"
  FROM "project_facts" AS s
)
SELECT
  m1."budget_median_usd",
  coalesce(m1."budget_median_usd_used", 0) AS "used",
  coalesce(m1."budget_median_usd_eligible", 0) AS "eligible",
  coalesce(m1."budget_median_usd_eligible", 0) - coalesce(m1."budget_median_usd_used", 0) AS "missing"
FROM project_facts_measured AS m1
