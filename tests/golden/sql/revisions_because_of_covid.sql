WITH
revision_ledger_measured AS (
  SELECT
    count(*) FILTER (WHERE s."revision_reason" IS NOT NULL) AS "revisions_because_of_covid_used",
    count(*) AS "revisions_because_of_covid_eligible",
    CASE WHEN count(*) FILTER (WHERE s."revision_reason" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."revision_reason" IS NOT NULL AND (revision_reason = 'covid_19')) AS BIGINT) END AS "revisions_because_of_covid"
  FROM "revision_ledger" AS s
)
SELECT
  m1."revisions_because_of_covid",
  coalesce(m1."revisions_because_of_covid_used", 0) AS "used",
  coalesce(m1."revisions_because_of_covid_eligible", 0) AS "eligible",
  coalesce(m1."revisions_because_of_covid_eligible", 0) - coalesce(m1."revisions_because_of_covid_used", 0) AS "missing"
FROM revision_ledger_measured AS m1
