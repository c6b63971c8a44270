WITH
request_register_measured AS (
  SELECT
    count(*) FILTER (WHERE s."granted_usd" IS NOT NULL) AS "funding_granted_usd_used",
    count(*) AS "funding_granted_usd_eligible",
    CASE WHEN count(*) FILTER (WHERE s."granted_usd" IS NOT NULL) > 0 THEN CAST(sum(granted_usd) FILTER (WHERE s."granted_usd" IS NOT NULL) AS DECIMAL(18, 2)) END AS "funding_granted_usd"
  FROM "request_register" AS s
)
SELECT
  m1."funding_granted_usd",
  coalesce(m1."funding_granted_usd_used", 0) AS "used",
  coalesce(m1."funding_granted_usd_eligible", 0) AS "eligible",
  coalesce(m1."funding_granted_usd_eligible", 0) - coalesce(m1."funding_granted_usd_used", 0) AS "missing"
FROM request_register_measured AS m1
