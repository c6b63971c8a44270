WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_late_request" IS NOT NULL) AS "requests_late_pct_used",
    count(*) AS "requests_late_pct_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_late_request" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."is_late_request" IS NOT NULL AND (is_late_request)) END AS "requests_late_pct_numerator",
    CASE WHEN count(*) FILTER (WHERE s."is_late_request" IS NOT NULL) > 0 THEN count(*) FILTER (WHERE s."is_late_request" IS NOT NULL) END AS "requests_late_pct_denominator"
  FROM "revision_ledger" AS s
)
SELECT
  CAST(100 * m1."requests_late_pct_numerator" / nullif(m1."requests_late_pct_denominator", 0) AS DECIMAL(24, 6)) AS "requests_late_pct",
  coalesce(m1."requests_late_pct_used", 0) AS "used",
  coalesce(m1."requests_late_pct_eligible", 0) AS "eligible",
  coalesce(m1."requests_late_pct_eligible", 0) - coalesce(m1."requests_late_pct_used", 0) AS "missing",
  m1."requests_late_pct_numerator",
  m1."requests_late_pct_denominator"
FROM revision_ledger_measured AS m1
