WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."months_asked" IS NOT NULL) AS "months_asked_used",
    count(*) AS "months_asked_eligible",
    CASE WHEN count(*) FILTER (WHERE s."months_asked" IS NOT NULL) > 0 THEN CAST(sum(months_asked) FILTER (WHERE s."months_asked" IS NOT NULL) AS DECIMAL(8, 2)) END AS "months_asked"
  FROM "revision_ledger" AS s
)
SELECT
  m1."months_asked",
  coalesce(m1."months_asked_used", 0) AS "used",
  coalesce(m1."months_asked_eligible", 0) AS "eligible",
  coalesce(m1."months_asked_eligible", 0) - coalesce(m1."months_asked_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
