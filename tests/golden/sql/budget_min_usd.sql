WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_usd" IS NOT NULL) AS "budget_min_usd_used",
    count(*) AS "budget_min_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_usd" IS NOT NULL) > 0 THEN CAST(min(budget_usd) FILTER (WHERE s."budget_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "budget_min_usd"
  FROM "project_facts" AS s
)
SELECT
  m1."budget_min_usd",
  coalesce(m1."budget_min_usd_used", 0) AS "used",
  coalesce(m1."budget_min_usd_eligible", 0) AS "eligible",
  coalesce(m1."budget_min_usd_eligible", 0) - coalesce(m1."budget_min_usd_used", 0) AS "missing"
FROM project_facts_measured AS m1
