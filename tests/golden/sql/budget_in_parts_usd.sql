WITH
project_country_parts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."budget_part_usd" IS NOT NULL) AS "budget_in_parts_usd_used",
    count(*) AS "budget_in_parts_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."budget_part_usd" IS NOT NULL) > 0 THEN CAST(sum(budget_part_usd) FILTER (WHERE s."budget_part_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "budget_in_parts_usd"
  FROM "project_country_parts" AS s
)
SELECT
  m1."budget_in_parts_usd",
  coalesce(m1."budget_in_parts_usd_used", 0) AS "used",
  coalesce(m1."budget_in_parts_usd_eligible", 0) AS "eligible",
  coalesce(m1."budget_in_parts_usd_eligible", 0) - coalesce(m1."budget_in_parts_usd_used", 0) AS "missing"
FROM project_country_parts_measured AS m1
