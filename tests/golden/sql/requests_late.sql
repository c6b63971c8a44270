WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_late_request" IS NOT NULL) AS "requests_late_used",
    count(*) AS "requests_late_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_late_request" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_late_request" IS NOT NULL AND (is_late_request)) AS BIGINT) END AS "requests_late"
  FROM "revision_ledger" AS s
)
SELECT
  m1."requests_late",
  coalesce(m1."requests_late_used", 0) AS "used",
  coalesce(m1."requests_late_eligible", 0) AS "eligible",
  coalesce(m1."requests_late_eligible", 0) - coalesce(m1."requests_late_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
