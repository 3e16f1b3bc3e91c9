window.YTD.account.part0 = [
 {
  "account": {
   "email": "moi@exemple.org",
   "createdVia": "web",
   "username": "camille_relie",
   "accountId": "700000000000000001",
   "createdAt": "2016-01-01T00:00:00.000Z",
   "accountDisplayName": "Camille Aubry"
  }
 }
]
