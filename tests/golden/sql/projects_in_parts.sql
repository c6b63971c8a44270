WITH
project_country_parts_measured AS (
  SELECT
    count(*) AS "projects_in_parts_used",
    count(*) AS "projects_in_parts_eligible",
    CAST(sum(project_part) AS DECIMAL(24, 6)) AS "projects_in_parts"
  FROM "project_country_parts" AS s
)
SELECT
  m1."projects_in_parts",
  coalesce(m1."projects_in_parts_used", 0) AS "used",
  coalesce(m1."projects_in_parts_eligible", 0) AS "eligible",
  coalesce(m1."projects_in_parts_eligible", 0) - coalesce(m1."projects_in_parts_used", 0) AS "missing"
FROM project_country_parts_measured AS m1
