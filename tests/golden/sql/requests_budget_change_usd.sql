WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_change_usd" IS NOT NULL) AS "requests_budget_change_usd_used",
    count(*) AS "requests_budget_change_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_change_usd" IS NOT NULL) > 0 THEN CAST(sum(budget_change_usd) FILTER (WHERE s."budget_change_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "requests_budget_change_usd"
  FROM "revision_ledger" AS s
)
SELECT
  m1."requests_budget_change_usd",
  coalesce(m1."requests_budget_change_usd_used", 0) AS "used",
  coalesce(m1."requests_budget_change_usd_eligible", 0) AS "eligible",
  coalesce(m1."requests_budget_change_usd_eligible", 0) - coalesce(m1."requests_budget_change_usd_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
