WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."is_covid_response" IS NOT NULL) AS "projects_covid_response_used",
    count(*) AS "projects_covid_response_eligible",
    CASE WHEN count(*) FILTER (WHERE s."is_covid_response" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."is_covid_response" IS NOT NULL AND (is_covid_response)) AS BIGINT) END AS "projects_covid_response"
  FROM "project_steps" AS s
)
SELECT
  m1."projects_covid_response",
  coalesce(m1."projects_covid_response_used", 0) AS "used",
  coalesce(m1."projects_covid_response_eligible", 0) AS "eligible",
  coalesce(m1."projects_covid_response_eligible", 0) - coalesce(m1."projects_covid_response_used", 0) AS "missing"
FROM project_steps_measured AS m1
