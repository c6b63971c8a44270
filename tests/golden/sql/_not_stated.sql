-- $v1 = 'KEN'
-- $v2 = 'gender_method'
-- $v3 = 'tags'
WITH
project_facts_grouped AS (
  SELECT DISTINCT
    s."project_code" AS key_1,
    d1."gender_method" AS by_1
  FROM "project_facts" AS s
  LEFT JOIN "project_gender_methods" AS d1 ON d1."project_code" = s."project_code"
  WHERE NOT EXISTS (SELECT 1 FROM "project_gender_methods" AS f WHERE f."project_code" = s."project_code" AND f."gender_method" IS NOT NULL)
    AND (EXISTS (SELECT 1 FROM "project_countries" AS f WHERE f."project_code" = s."project_code" AND f."iso3" IN ($v1)) OR NOT EXISTS (SELECT 1 FROM "project_countries" AS f WHERE f."project_code" = s."project_code" AND f."iso3" IS NOT NULL))
),
project_facts_measured AS (
  SELECT
    g.by_1,
    count(*) AS "projects_used",
    count(*) AS "projects_eligible",
    CAST(count(*) AS BIGINT) AS "projects"
  FROM project_facts_grouped AS g
  JOIN "project_facts" AS s ON s."project_code" = g.key_1
  GROUP BY 1
)
SELECT
  m1.by_1 AS "gender_method",
  coalesce(m1."projects", 0) AS "projects",
  coalesce(m1."projects_used", 0) AS "used",
  coalesce(m1."projects_eligible", 0) AS "eligible",
  coalesce(m1."projects_eligible", 0) - coalesce(m1."projects_used", 0) AS "missing"
FROM project_facts_measured AS m1
LEFT JOIN code_lists AS o1 ON o1.list = $v3 AND o1.family = $v2 AND o1.code = CAST(m1.by_1 AS VARCHAR)
ORDER BY o1.position NULLS LAST, m1.by_1 NULLS LAST
