WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."nce_months" IS NOT NULL) AS "projects_extended_used",
    count(*) AS "projects_extended_eligible",
    CASE WHEN count(*) FILTER (WHERE s."nce_months" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."nce_months" IS NOT NULL AND (nce_months > 0)) AS BIGINT) END AS "projects_extended"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_extended",
  coalesce(m1."projects_extended_used", 0) AS "used",
  coalesce(m1."projects_extended_eligible", 0) AS "eligible",
  coalesce(m1."projects_extended_eligible", 0) - coalesce(m1."projects_extended_used", 0) AS "missing"
FROM project_facts_measured AS m1
