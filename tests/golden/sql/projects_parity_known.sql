WITH
beneficiary_parity_measured AS (
  SELECT
    count(*) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) AS "projects_parity_known_used",
    count(*) AS "projects_parity_known_eligible",
    CASE WHEN count(*) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) > 0 THEN CAST(count(DISTINCT project_code) FILTER (WHERE s."persons_targeted" IS NOT NULL AND s."persons_reached" IS NOT NULL) AS BIGINT) END AS "projects_parity_known"
  FROM "beneficiary_parity" AS s
)
SELECT
  m1."projects_parity_known",
  coalesce(m1."projects_parity_known_used", 0) AS "used",
  coalesce(m1."projects_parity_known_eligible", 0) AS "eligible",
  coalesce(m1."projects_parity_known_eligible", 0) - coalesce(m1."projects_parity_known_used", 0) AS "missing"
FROM beneficiary_parity_measured AS m1
