WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."nce_months" IS NOT NULL) AS "revisions_months_used",
    count(*) AS "revisions_months_eligible",
    CASE WHEN count(*) FILTER (WHERE s."nce_months" IS NOT NULL) > 0 THEN CAST(sum(nce_months) FILTER (WHERE s."nce_months" IS NOT NULL) AS DECIMAL(8, 2)) END AS "revisions_months"
  FROM "revision_ledger" AS s
)
SELECT
  m1."revisions_months",
  coalesce(m1."revisions_months_used", 0) AS "used",
  coalesce(m1."revisions_months_eligible", 0) AS "eligible",
  coalesce(m1."revisions_months_eligible", 0) - coalesce(m1."revisions_months_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
