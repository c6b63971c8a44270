WITH
request_register_measured AS (
  SELECT
    count(*) AS "funding_requests_made_used",
    count(*) AS "funding_requests_made_eligible",
    CAST(count(*) AS BIGINT) AS "funding_requests_made"
  FROM "request_register" AS s
)
SELECT
  coalesce(m1."funding_requests_made", 0) AS "funding_requests_made",
  coalesce(m1."funding_requests_made_used", 0) AS "used",
  coalesce(m1."funding_requests_made_eligible", 0) AS "eligible",
  coalesce(m1."funding_requests_made_eligible", 0) - coalesce(m1."funding_requests_made_used", 0) AS "missing"
FROM request_register_measured AS m1
