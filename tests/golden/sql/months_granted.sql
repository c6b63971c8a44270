WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."months_granted" IS NOT NULL) AS "months_granted_used",
    count(*) AS "months_granted_eligible",
    CASE WHEN count(*) FILTER (WHERE s."months_granted" IS NOT NULL) > 0 THEN CAST(sum(months_granted) FILTER (WHERE s."months_granted" IS NOT NULL) AS DECIMAL(8, 2)) END AS "months_granted"
  FROM "revision_ledger" AS s
)
SELECT
  m1."months_granted",
  coalesce(m1."months_granted_used", 0) AS "used",
  coalesce(m1."months_granted_eligible", 0) AS "eligible",
  coalesce(m1."months_granted_eligible", 0) - coalesce(m1."months_granted_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
