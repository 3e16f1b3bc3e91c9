window.YTD.account.part0 = [
 {
  "account": {
   "email": "me@example.org",
   "createdVia": "web",
   "username": "robin_binds",
   "accountId": "700000000000000002",
   "createdAt": "2016-01-01T00:00:00.000Z",
   "accountDisplayName": "Robin Hale"
  }
 }
]
