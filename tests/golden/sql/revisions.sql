WITH
revision_ledger_measured AS (
  SELECT
    count(*) AS "revisions_used",
    count(*) AS "revisions_eligible",
    CAST(count(*) AS BIGINT) AS "revisions"
  FROM "revision_ledger" AS s
)
SELECT
  coalesce(m1."revisions", 0) AS "revisions",
  coalesce(m1."revisions_used", 0) AS "used",
  coalesce(m1."revisions_eligible", 0) AS "eligible",
  coalesce(m1."revisions_eligible", 0) - coalesce(m1."revisions_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
