WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."days_to_decision" IS NOT NULL) AS "days_to_decision_median_used",
    count(*) AS "days_to_decision_median_eligible",
    CASE WHEN count(*) FILTER (WHERE s."days_to_decision" IS NOT NULL) > 0 THEN CAST(median(days_to_decision) FILTER (WHERE s."days_to_decision" IS NOT NULL) AS DECIMAL(24, 6)) END AS "days_to_decision_median"
  FROM "revision_ledger" AS s
)
SELECT
  m1."days_to_decision_median",
  coalesce(m1."days_to_decision_median_used", 0) AS "used",
  coalesce(m1."days_to_decision_median_eligible", 0) AS "eligible",
  coalesce(m1."days_to_decision_median_eligible", 0) - coalesce(m1."days_to_decision_median_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
