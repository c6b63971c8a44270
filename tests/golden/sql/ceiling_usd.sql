WITH
project_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."ceiling_usd" IS NOT NULL) AS "ceiling_usd_used",
    count(*) AS "ceiling_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."ceiling_usd" IS NOT NULL) > 0 THEN CAST(sum(ceiling_usd) FILTER (WHERE s."ceiling_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "ceiling_usd"
  FROM "project_facts" AS s
)
SELECT
  m1."ceiling_usd",
  coalesce(m1."ceiling_usd_used", 0) AS "used",
  coalesce(m1."ceiling_usd_eligible", 0) AS "eligible",
  coalesce(m1."ceiling_usd_eligible", 0) - coalesce(m1."ceiling_usd_used", 0) AS "missing"
FROM project_facts_measured AS m1
