WITH
revision_ledger_measured AS (
  SELECT
    count(*) AS "requests_approved_used",
    count(*) AS "requests_approved_eligible",
    CAST(count(*) FILTER (WHERE (took_effect)) AS BIGINT) AS "requests_approved"
  FROM "revision_ledger" AS s
)
SELECT
  coalesce(m1."requests_approved", 0) AS "requests_approved",
  coalesce(m1."requests_approved_used", 0) AS "used",
  coalesce(m1."requests_approved_eligible", 0) AS "eligible",
  coalesce(m1."requests_approved_eligible", 0) - coalesce(m1."requests_approved_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
