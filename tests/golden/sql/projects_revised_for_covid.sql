WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."revised_for_covid" IS NOT NULL) AS "projects_revised_for_covid_used",
    count(*) AS "projects_revised_for_covid_eligible",
    CASE WHEN count(*) FILTER (WHERE s."revised_for_covid" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."revised_for_covid" IS NOT NULL AND (revised_for_covid)) AS BIGINT) END AS "projects_revised_for_covid"
  FROM "project_steps" AS s
)
SELECT
  m1."projects_revised_for_covid",
  coalesce(m1."projects_revised_for_covid_used", 0) AS "used",
  coalesce(m1."projects_revised_for_covid_eligible", 0) AS "eligible",
  coalesce(m1."projects_revised_for_covid_eligible", 0) - coalesce(m1."projects_revised_for_covid_used", 0) AS "missing"
FROM project_steps_measured AS m1
