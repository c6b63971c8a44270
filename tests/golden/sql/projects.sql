WITH
project_facts_measured AS (
  SELECT
    count(*) AS "projects_used",
    count(*) AS "projects_eligible",
    CAST(count(*) AS BIGINT) AS "projects"
  FROM "project_facts" AS s
)
SELECT
  coalesce(m1."projects", 0) AS "projects",
  coalesce(m1."projects_used", 0) AS "used",
  coalesce(m1."projects_eligible", 0) AS "eligible",
  coalesce(m1."projects_eligible", 0) - coalesce(m1."projects_used", 0) AS "missing"
FROM project_facts_measured AS m1
