WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."project_status" IS NOT NULL) AS "projects_completed_used",
    count(*) AS "projects_completed_eligible",
    CASE WHEN count(*) FILTER (WHERE s."project_status" IS NOT NULL) > 0 THEN CAST(count(*) FILTER (WHERE s."project_status" IS NOT NULL AND (project_status = 'completed')) AS BIGINT) END AS "projects_completed"
  FROM "project_facts" AS s
)
SELECT
  m1."projects_completed",
  coalesce(m1."projects_completed_used", 0) AS "used",
  coalesce(m1."projects_completed_eligible", 0) AS "eligible",
  coalesce(m1."projects_completed_eligible", 0) - coalesce(m1."projects_completed_used", 0) AS "missing"
FROM project_facts_measured AS m1
