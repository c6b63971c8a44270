WITH
project_steps_measured AS (
  SELECT
    count(*) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL AND s."final_usd" IS NOT NULL) AS "closed_overspent_usd_used",
    count(*) AS "closed_overspent_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL AND s."final_usd" IS NOT NULL) > 0 THEN CAST(sum(overspent_usd) FILTER (WHERE s."original_usd" IS NOT NULL AND s."revised_usd" IS NOT NULL AND s."final_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "closed_overspent_usd"
  FROM "project_steps" AS s
)
SELECT
  m1."closed_overspent_usd",
  coalesce(m1."closed_overspent_usd_used", 0) AS "used",
  coalesce(m1."closed_overspent_usd_eligible", 0) AS "eligible",
  coalesce(m1."closed_overspent_usd_eligible", 0) - coalesce(m1."closed_overspent_usd_used", 0) AS "missing"
FROM project_steps_measured AS m1
