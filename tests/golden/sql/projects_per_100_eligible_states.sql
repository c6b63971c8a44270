WITH
region_facts_measured AS (
  SELECT
    count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) AS "projects_per_100_eligible_states_used",
    count(*) AS "projects_per_100_eligible_states_eligible",
    CASE WHEN count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) > 0 THEN CAST(sum(projects) FILTER (WHERE s."eligible_states" IS NOT NULL) AS DECIMAL(24, 6)) END AS "projects_per_100_eligible_states_numerator",
    CASE WHEN count(*) FILTER (WHERE s."eligible_states" IS NOT NULL) > 0 THEN CAST(sum(eligible_states) FILTER (WHERE s."eligible_states" IS NOT NULL) AS DECIMAL(24, 6)) END AS "projects_per_100_eligible_states_denominator"
  FROM "region_facts" AS s
)
SELECT
  CAST(100 * m1."projects_per_100_eligible_states_numerator" / nullif(m1."projects_per_100_eligible_states_denominator", 0) AS DECIMAL(24, 6)) AS "projects_per_100_eligible_states",
  coalesce(m1."projects_per_100_eligible_states_used", 0) AS "used",
  coalesce(m1."projects_per_100_eligible_states_eligible", 0) AS "eligible",
  coalesce(m1."projects_per_100_eligible_states_eligible", 0) - coalesce(m1."projects_per_100_eligible_states_used", 0) AS "missing",
  m1."projects_per_100_eligible_states_numerator",
  m1."projects_per_100_eligible_states_denominator"
FROM region_facts_measured AS m1
