-- $v1 = 'KEN'
-- $v2 = 'UGA'
-- $v3 = 'KEN'
-- $v4 = 'UGA'
-- $v5 = 'countries'
WITH
project_facts_grouped AS (
  SELECT DISTINCT
    s."project_code" AS key_1,
    d1."iso3" AS by_1
  FROM "project_facts" AS s
  LEFT JOIN "project_countries" AS d1 ON d1."project_code" = s."project_code" AND d1."iso3" IN ($v3, $v4)
  WHERE EXISTS (SELECT 1 FROM "project_countries" AS f WHERE f."project_code" = s."project_code" AND f."iso3" IN ($v1, $v2))
),
project_facts_measured AS (
  SELECT
    g.by_1,
    count(*) FILTER (WHERE s."budget_usd" IS NOT NULL) AS "budget_usd_used",
    count(*) AS "budget_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_usd" IS NOT NULL) > 0 THEN CAST(sum(budget_usd) FILTER (WHERE s."budget_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "budget_usd"
  FROM project_facts_grouped AS g
  JOIN "project_facts" AS s ON s."project_code" = g.key_1
  GROUP BY 1
)
SELECT
  m1.by_1 AS "iso3",
  m1."budget_usd",
  coalesce(m1."budget_usd_used", 0) AS "used",
  coalesce(m1."budget_usd_eligible", 0) AS "eligible",
  coalesce(m1."budget_usd_eligible", 0) - coalesce(m1."budget_usd_used", 0) AS "missing"
FROM project_facts_measured AS m1
LEFT JOIN code_lists AS o1 ON o1.list = $v5 AND o1.is_first AND o1.code = CAST(m1.by_1 AS VARCHAR)
ORDER BY o1.position NULLS LAST, m1.by_1 NULLS LAST
