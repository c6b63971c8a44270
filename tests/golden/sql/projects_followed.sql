WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."watched_from" IS NOT NULL AND s."extended_months" IS NOT NULL AND s."planned_length" IS NOT NULL AND s."funding_line" IS NOT NULL AND s."coverage" IS NOT NULL) AS "projects_followed_used",
    count(*) AS "projects_followed_eligible",
    CASE WHEN count(*) FILTER (WHERE s."watched_from" IS NOT NULL AND s."extended_months" IS NOT NULL AND s."planned_length" IS NOT NULL AND s."funding_line" IS NOT NULL AND s."coverage" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."watched_from" IS NOT NULL AND s."extended_months" IS NOT NULL AND s."planned_length" IS NOT NULL AND s."funding_line" IS NOT NULL AND s."coverage" IS NOT NULL) AS BIGINT) END AS "projects_followed"
  FROM "project_steps" AS s
)
SELECT
  m1."projects_followed",
  coalesce(m1."projects_followed_used", 0) AS "used",
  coalesce(m1."projects_followed_eligible", 0) AS "eligible",
  coalesce(m1."projects_followed_eligible", 0) - coalesce(m1."projects_followed_used", 0) AS "missing"
FROM project_steps_measured AS m1
