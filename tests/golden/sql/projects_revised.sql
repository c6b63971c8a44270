WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL) AS "projects_revised_used",
    count(*) AS "projects_revised_eligible",
    CASE WHEN count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."revisions_in_effect" IS NOT NULL AND (revisions_in_effect > 0)) AS BIGINT) END AS "projects_revised"
  FROM "project_steps" AS s
)
SELECT
  m1."projects_revised",
  coalesce(m1."projects_revised_used", 0) AS "used",
  coalesce(m1."projects_revised_eligible", 0) AS "eligible",
  coalesce(m1."projects_revised_eligible", 0) - coalesce(m1."projects_revised_used", 0) AS "missing"
FROM project_steps_measured AS m1
