WITH
project_country_parts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_part_usd" IS NOT NULL) AS "budgets_with_country_used",
    count(*) AS "budgets_with_country_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_part_usd" IS NOT NULL) > 0 THEN CAST(count(DISTINCT project_code) FILTER (WHERE s."budget_part_usd" IS NOT NULL) AS BIGINT) END AS "budgets_with_country"
  FROM "project_country_parts" AS s
)
SELECT
  m1."budgets_with_country",
  coalesce(m1."budgets_with_country_used", 0) AS "used",
  coalesce(m1."budgets_with_country_eligible", 0) AS "eligible",
  coalesce(m1."budgets_with_country_eligible", 0) - coalesce(m1."budgets_with_country_used", 0) AS "missing"
FROM project_country_parts_measured AS m1
